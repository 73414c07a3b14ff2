"""Inputs made from samples/, to begin with: what the fuzzer then finds is kept in Corpus/."""
import itertools

# Cells and numbers as they are written, well and badly.
LITERALS = {
    "numbers": ["1 234,56 zł", "1234.56", "-0,05", "0.0.01", "999\u00a0999\u00a0999.99 PLN",
                "\u22121",
                "1,23E+05", "921.666.666.666.672", "12.5", "0.1234", "1.234.567,89", "#REF!"],
    "ids": ["9991082391", "PL 999-104-12-80", "PL87999000542026000010001234",
            "DE89370400440532013000", "5265877635-20250826-0100001AF629-AF",
            "526587763520250826"],
    "dates": ["2026-10-31", "2026-10-31T10:05:09", "2026-02-29", "2026-10-25 02:30:00.123Z",
              "2026-10-25T02:30+0130", "12/31/1899", "1900-01-00", "2026-10", "1600-01-01",
              "9999-12-31T23:59:59-14:00"],
    "stamps": ["2026-10-31T10:05", "1790000000", "1790000000123", "31/10/2026 9:05",
               "31.10.2026 09:05:06", "10/31/2026 12:05:06 AM", "1h 30m", "1:30:15", "90", "1,75",
               "2 godz. 5 min"],
    "patterns": ["dd/MM/yyyy HH:mm\n31/10/2026 09:05", "M-d-yyyy h:mm a\n1-2-2026 3:04 PM",
                 "{h}h {m}m\n1h 5m", "{h.dec}\n1,5", "logs/*-x*.csv\nlogs/2026-x1.csv",
                 "gap:15", "day", "sesion_id"],
    "xml": ['<a b="c">d &amp; \u017c</a>', '<x:a xmlns:x="u"><x:b/>\n</x:a>',
            '<a b="&quot;&#xA;"/>'],
    "shown": ["=1+1", "@SUM(A1)", "\u202eabc", "_x0041_", "a\u200bb", 'x"y,z',
              "\uff1dcmd|' /C calc'!A0",
              "../../etc/passwd", "\x1b[31m"],
    "yaml": ["a: [1, {b: c}]\n", "a: &x 1\nb: *x\n", "{{{{[[[[", "- !!int 3\n- |\n  text\n",
             "a: 1\na: 2\n", "%YAML 1.2\n---\na: 'b'\n...\n", "? [x]\n: y\n"],
    "answers": ["FV/2026/10/0001,,,refused\n",
                "d,9991041280-20261002-0100001AF629-AF,2026-10-02,\n"],
}


def seeds(root):
    """(target, input) pairs."""
    for target, texts in LITERALS.items():
        selectors = {"numbers": 6, "ids": 4, "stamps": 17, "patterns": 4, "yaml": 2, "answers": 2}
        for text, number in itertools.product(texts, range(selectors.get(target, 1))):
            front = {"ids": bytes([number, 3, 1])}.get(
                target, bytes([number]) if target in selectors else b"")
            yield target, front + text.encode()
    logs = [path for path in sorted(root.glob("samples/formats/**/*")) if path.is_file()]
    logs += sorted(root.glob("samples/logs/*.csv"))
    for path in logs:
        start = path.read_bytes()[:240]
        yield "trial", start
        yield "decoder", b"\x11" + start
        yield "csv", bytes([0, 0, 7, 90]) + start
        for profile in range(10):
            yield "log", bytes([profile, 60, 0]) + start
            yield "log", bytes([profile, 60, 9]) + start.split(b"\n", 1)[-1]
    for folder in (root / "samples", *sorted((root / "samples/faults").iterdir())):
        for number, name in enumerate(("clients", "agreements", "prices", "client-match",
                                       "complaints", "decisions", "payments", "exchange-rates")):
            path = folder / f"{name}.csv"
            if path.is_file():
                text = path.read_bytes()
                yield "tables", bytes([number]) + text[:250]
                yield "tables", bytes([number + 128]) + text.split(b"\n", 1)[-1][:250]
                yield "csv", bytes([1, 0, 40, 80]) + text[:240]
    for path in [*sorted(root.glob("Sources/InvoiceRun/Profiles/*.yaml")),
                 root / "samples/faults/base/billing.yaml"]:
        text = path.read_bytes()
        for start in range(0, len(text), 200):
            cut = text.find(b"\n", start) + 1
            yield "yaml", bytes([1 if "Profiles" in str(path) else 0]) + text[cut:cut + 250]
