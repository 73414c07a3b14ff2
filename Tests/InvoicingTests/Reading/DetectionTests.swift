import Invoicing
import Testing

/// Finding out what a log is: by the words of its header and, in any language, by its cells.
@Suite struct DetectionTests {
  static func detection(_ text: String) -> ProfileDetection {
    let bytes = Array(text.utf8)
    var probe = EncodingProbe()
    probe.feed(bytes.span)
    return ProfileDetection(
      bytes, encoding: probe.outcome, profiles: LogBench.profiles, templates: [],
      digest: LogBench.digest)
  }

  static let rows = """
    Anna;PC 1;s100-200-300;R;G;01.10.2026 10:15;01.10.2026 10:23;8m ;;x;
    Anna;PC 2;s100-200-301;R;G;01.10.2026 12:47;01.10.2026 13:17;31m ;n;x;
    Piotr;PC 3;s100-200-302;R;G;05.10.2026 15:39;05.10.2026 16:45;1h 7m;;x;
    Piotr;PC 3;s100-200-303;R;G;06.10.2026 15:00;06.10.2026 16:00;1h ;;x;y

    """

  static let headers = [
    "Assegnatario;Nome;Codice;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note;"
      + "Classificazione;Commenti del cliente",
    "Asignado a;Nombre;Código;Tipo de sesión;Grupo;Inicio;Fin;Duración;Notas;"
      + "Calificación;Comentarios",
    "担当者;名前;コード;種類;グループ;開始;終了;時間;メモ;評価;コメント",
    "Призначено;Ім'я;Код;Тип;Група;Початок;Кінець;Тривалість;Нотатки;Оцінка;Коментарі",
    "Start;Ende;Dauer;Name;Gruppe;ID;Note;Code;Typ;Kind;User",
    "1;2;3;4;5;6;7;8;9;10;11",
  ]

  @Test("a console report is detected whatever the words of its header", arguments: headers)
  func words(header: String) {
    let detection = Self.detection(header + "\n" + Self.rows)
    let first = detection.candidates[0]
    #expect(first.profile.id == "teamviewer-console")
    #expect(first.fits)
    #expect(detection.candidates.dropFirst().allSatisfy { !$0.fits })
    let reasons = first.reasons.map { $0.text(.en) }
    #expect(reasons.contains { $0.contains("4 of 4") })
    #expect(reasons.count == 3)
  }

  @Test("the columns of times, their duration and its rounding are found by the cells alone")
  func structure() {
    let structure = Self.detection("a;b;c;d;e;f;g;h;i;j;k\n" + Self.rows).structure
    #expect(structure.start?.columns == [5])
    #expect(structure.end?.columns == [6])
    #expect(structure.start?.format == "d.M.yyyy HH:mm")
    #expect(structure.duration?.column == 7)
    #expect(structure.duration?.pattern == "{h}h {m}m")
    #expect(structure.duration?.isRoundedUp == true)
    #expect((structure.timed, structure.agreeing) == (4, 4))
  }

  @Test(
    "times of two columns, moments as numbers and months before days are told apart",
    arguments: [
      ("d,f,t,l\n2026-10-01,08:00,09:00,1:00\n2026-10-02,23:30,00:15,0:45\n", "iso", false),
      ("u,a,b,s\nx,1790842500,1790843100,600\ny,1790852500,1790852501,1\n", "unix", false),
      (
        "u,a,b\nx,10/31/2026 1:00:00 PM,10/31/2026 1:30:00 PM\n"
          + "y,10/30/2026 1:00:00 AM,10/30/2026 1:30:00 AM\n", "M/d/yyyy h:mm:ss a", false
      ),
      ("u,a,b,m\nx,01/10/2026 8:00,01/10/2026 8:10,11\n", "d/M/yyyy H:mm", true),
    ] as [(String, String, Bool)])
  func forms(text: String, format: String, isRoundedUp: Bool) {
    let structure = Self.detection(text).structure
    #expect(structure.start?.format == format)
    #expect(structure.duration.map(\.isRoundedUp) ?? false == isRoundedUp)
  }

  @Test(
    "columns in another order: no session runs backwards, and dates go with times of their name")
  func otherOrder() {
    let api = Self.detection(
      "id,end,start\nx,2026-10-05T10:31Z,2026-10-05T10:00Z\ny,2026-10-06T10:31Z,2026-10-06T10:00Z\n"
    )
    #expect(api.structure.start?.columns == [2])
    #expect(api.structure.end?.columns == [1])
    let report = Self.detection(
      "p,End Date,Start Time,Start Date,End Time,Duration\n"
        + "a,2026-10-05,10:00:00,2026-10-05,10:31:00,00:31:00\n"
        + "b,2026-10-07,23:50:00,2026-10-06,00:20:00,00:30:00\n")
    #expect(report.structure.start?.columns == [3, 2])
    #expect(report.structure.end?.columns == [1, 4])
    #expect(report.structure.duration?.column == 5)
  }

  @Test("a log that no profile knows gets none, and an empty one too")
  func nothing() {
    for text in ["a,b\n1,2\n", "", "x\n", "session_id,wrong\n1,2\n"] {
      #expect(!(Self.detection(text).candidates.first?.fits ?? true))
    }
  }

  @Test(
    "the profile's order of day and month stands, with a warning or against the dates refused",
    arguments: [
      (["05/10/2026"], nil, "either-date-order:0"), (["05/10/2026", "06/10/2026"], nil, ""),
      (["13/10/2026"], nil, ""), (["10/10/2026"], nil, ""),
      (["05.10.2026"], nil, ""), (["2026-10-05"], nil, ""),
      (["05/10/2026"], Month(year: 2026, month: 10), ""),
      (["09/10/2026"], Month(year: 2026, month: 10), "either-date-order:0"),
      (["10/05/2026", "10/06/2026"], nil, "ambiguous-dates:0"),
      (["10/05/2026"], Month(year: 2026, month: 10), "ambiguous-dates:0"),
    ] as [([String], Month?, String)])
  func dateOrder(days: [String], period: Month?, code: String) {
    let rows = days.map { "A;B;123456789;R;G;\($0) 15:05;\($0) 15:11;6;\n" }.joined()
    var bench = LogBench()
    bench.period = period
    let reading = bench.read(
      "Utente;Computer;ID;Tipo di sessione;Gruppo;Inizio;Fine;Durata;Note\n" + rows)
    #expect(reading.codes == (code.isEmpty ? [] : [code]))
  }

  @Test("the other side's logs are read: tabs without a header, cells of 32 columns, blanks")
  func evidence() {
    func trial(_ name: String, _ text: String) -> ProfileTrial {
      ProfileTrial(
        Array(text.utf8), path: "e.txt", profile: LogBench.profile(name),
        encoding: .encoding(.utf8), zone: .utc, digest: LogBench.digest)
    }
    let incoming = trial(
      "teamviewer-incoming",
      "\n111\tAnna W\t05-10-2026 07:00:01\t05-10-2026 07:25:00\tkasa\tRemoteControl\t{A}\t\n"
        + "111\tAnna W\t05-10-2026 07:05:00\t05-10-2026 07:06:00\tkasa\tFileTransfer\t{B}\t\n"
        + "111\tAnna W\t05-10-2026 09:00:00\t\tkasa\tRemoteControl\t{C}\t")
    #expect(incoming.findings.isEmpty)
    #expect(incoming.logs.rows.map(\.isCompanion) == [false, true, false])
    #expect(incoming.logs.rows.map(\.line) == [2, 3, 4])
    #expect(incoming.logs.rows.map { $0.ended.form } == [.local, .local, .missing])
    func fixed(_ cells: String...) -> String {
      cells.map { $0 + String(repeating: " ", count: max(0, 32 - $0.count)) }.joined()
    }
    let outgoing = trial(
      "teamviewer-outgoing",
      fixed(
        "820000101", "05-10-2026 07:00:02", "05-10-2026 07:25:01", "żaneta", "RemoteControl", "{A}")
        + "\r\n")
    #expect(outgoing.findings.isEmpty)
    #expect(outgoing.logs.symbols.text(outgoing.logs.rows[0].consultant) == "żaneta")
    #expect(outgoing.logs.symbols.text(outgoing.logs.rows[0].caseID) == "{A}")
    let trace = trial(
      "anydesk-trace",
      "Incoming    2026-10-05, 07:00    User        ola@ad    111\n"
        + "Incoming    2026-10-05, 08:00    REJECTED    ola@ad    111\n")
    #expect(trace.findings.isEmpty)
    #expect(trace.logs.rows.map(\.isNoSession) == [false, true])
    #expect(trace.logs.rows.allSatisfy { $0.ended.form == .missing })
  }
}
