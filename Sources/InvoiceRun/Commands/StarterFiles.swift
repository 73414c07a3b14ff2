/// The texts that `init` writes: billing.yaml with its explanations, tables with example rows.
///
/// payments.csv and exchange-rates.csv are not among them: an empty payments table would say that
/// nobody has paid (R19), and an invented exchange rate is worse than none (R12).
package enum StarterFiles {
  /// Files of the billing folder itself, by name.
  package static let tables: [(name: String, text: String)] = [
    ("billing.yaml", settings),
    ("clients.csv", clients),
    ("agreements.csv", agreements),
    ("prices.csv", prices),
    ("client-match.csv", clientMatch),
    ("complaints.csv", complaints),
    ("decisions.csv", decisions),
  ]

  /// Files of logs/.
  package static let logs: [(name: String, text: String)] = [("2026-10.csv", sessions)]

  private static let settings = """
    # Ustawienia rozliczenia zdalnej pomocy IT. Wszystko w tym folderze jest przykładem \
    do poprawienia.
    # Sprawdzenie bez zapisywania czegokolwiek:  invoice-run check . --period 2026-10
    #
    # Obok leżą tabele (CSV, UTF-8, pierwszy wiersz to nagłówek, kolejność kolumn dowolna):
    #   clients.csv       komu wystawiamy; accepted_on to dzień akceptacji cennika przez klienta
    #   agreements.csv    umowy SLA z datami; bez umowy klient płaci za rozpoczęte godziny
    #   prices.csv        cennik netto z datami; najpierw cena klienta, potem poziomu, potem ogólna
    #   client-match.csv  po czym poznać klienta, gdy wiersz dziennika go nie podaje
    #   complaints.csv    rejestr reklamacji
    #   decisions.csv     co postanowiono o pojedynczych sesjach (dzienników się nie poprawia)
    # Gdy będą potrzebne, dopisz:
    #   payments.csv        document,paid_on,amount
    #   exchange-rates.csv  currency,date,rate,table_no     (kursy NBP, tylko przy innej walucie)
    # Dopóki nie ma payments.csv, przyjmuje się, że wszystko zapłacono.

    # Sprzedawca, jak na fakturze. Opcjonalnie także krs i regon.
    issuer:
      name: Pomoc Zdalna Przykład sp. z o.o.
      nip: "5260250274"
      address_1: ul. Prosta 1
      address_2: 00-001 Warszawa
      email: faktury@example.pl
      iban: PL61109010140000071219812874
      bank: Bank Przykładowy

    # Strefa, w której liczą się dni i miesiące.
    time_zone: Europe/Warsaw
    currency: PLN
    # pl albo en; klient może mieć własny język.
    language: pl

    # Warunki świadczenia usług. Gdy się zmienią: lista takich bloków, każdy z valid_from.
    terms:
      # Rozpoczęte bloki w minutach: z umową SLA i bez niej.
      block_minutes: { sla: 30, standard: 60 }
      # Które połączenia to jedna konsultacja: gap:<minuty przerwy>, day albo none.
      merge: gap:15
      # Gwarancja w dniach kalendarzowych, reklamacja w dniach roboczych od potwierdzenia.
      warranty_days: 14
      complaint_business_days: 3
      # Granica odpowiedzialności: opłata brutto (gross) albo netto (net).
      liability_basis: gross
      # Czy każda sesja musi mieć zgodę klienta na połączenie.
      require_consent: true
      # Dodatkowe dni wolne, np. [2026-12-31].
      extra_days_off: []

    # true: notatki techników także na zestawieniu dla klienta.
    print_notes: false
    payment_days: 14

    # {year} i {month} to data wystawienia, {seq:4} numer w miesiącu dopełniony zerami do 4 cyfr.
    numbering:
      invoice: FV/{year}/{month}/{seq:4}
      correction: KOR/{year}/{month}/{seq:4}

    # Skąd są dzienniki sesji. Pierwszy wpis, który pasuje do pliku, decyduje.
    # Profile: canonical, teamviewer-console, teamviewer-api, anydesk, toggl, clockify, kimai
    # albo własny w profiles/. Zgoda udzielona raz na piśmie:  consent: standing:<nazwa dokumentu>
    logs:
      - files: logs/*.csv
        profile: canonical
        time_zone: Europe/Warsaw

    # false: bez plików XML dla KSeF.
    ksef: true

    vat:
      # Podstawa zwolnienia, drukowana tam, gdzie stawka to zw.
      zw_basis: art. 43 ust. 1 pkt 37 ustawy o VAT
      np_I_reverse_charge: false

    """

  private static let clients = """
    client_id,name,kind,nip,address_1,address_2,country,email,accepted_on,consent,payment_days
    K001,Biuro Przykładowe sp. z o.o.,business,1234563218,ul. Długa 2,00-238 Warszawa,PL,\
    biuro@example.pl,2026-01-02,REG-2026-01,14

    """

  private static let agreements = """
    client_id,agreement_no,kind,valid_from,valid_to,block_minutes,merge,signed_on
    K001,SLA/2026/01,sla,2026-01-01,,,,2026-01-02

    """

  private static let prices = """
    service,name_pl,name_en,tier,client_id,unit,net_price,currency,vat,gtu,pkwiu,valid_from,valid_to
    remote,Zdalna pomoc IT,Remote IT support,sla,,block,120.00,PLN,23,,,2026-01-01,
    remote,Zdalna pomoc IT,Remote IT support,standard,,block,300.00,PLN,23,,,2026-01-01,
    onsite,Wizyta u klienta,Visit on site,,,visit,150.00,PLN,23,,,2026-01-01,
    onsite,Praca u klienta,Work on site,,,block,320.00,PLN,23,,,2026-01-01,
    travel,Dojazd,Travel,,,km,1.15,PLN,23,,,2026-01-01,

    """

  private static let clientMatch = """
    field,how,value,client_id,valid_from,valid_to
    device_name,prefix,BIURO-,K001,,

    """

  private static let complaints = """
    complaint_id,session_id,filed_on,finding,decided_on,claimed_fee,claimed_losses,settled,\
    settled_on,note
    R-001,S-0002,2026-10-09,not_ours,2026-10-12,,,,,usterka drukarki

    """

  private static let decisions = """
    session_id,decision,reason,decided_by,decided_on
    S-0003,waive,rozmowa wdrożeniowa,A. Kowalska,2026-10-30

    """

  private static let sessions = """
    session_id,client_id,consultant,service,started_at,ended_at,case_id,device_id,device_name,\
    consent,confirmed_at,repairs,quantity,note
    S-0001,K001,Jan Nowak,remote,2026-10-05 09:00:00,2026-10-05 09:24:10,Z-101,,BIURO-01,,\
    2026-10-05 09:30:00,,,poczta
    S-0002,,Jan Nowak,remote,2026-10-07 13:05:00,2026-10-07 13:48:30,Z-102,,BIURO-02,,\
    2026-10-07 14:00:00,,,drukarka
    S-0003,K001,Anna Lis,remote,2026-10-15 10:00:00,2026-10-15 10:20:00,Z-103,,BIURO-01,,,,,

    """
}
