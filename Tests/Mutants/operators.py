"""Small changes to Swift text that a test should notice: where they can be made, and what they say."""
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """One change: the characters from start to end of a file, replaced."""

    path: str
    start: int
    end: int
    text: str
    operator: str
    line: int
    was: str
    now: str

    def applied(self, source):
        return source[:self.start] + self.text + source[self.end:]


def masked(source):
    """The source with comments, texts and preconditions blanked, every other character in place."""
    out = list(source)
    index = 0

    def blank(start, end, filler=" "):
        for at in range(start, end):
            if out[at] != "\n":
                out[at] = filler

    while index < len(source):
        if source.startswith("//", index):
            end = source.find("\n", index)
            end = len(source) if end < 0 else end
            blank(index, end)
            index = end
        elif source[index] == '"':
            end = closing_quote(source, index)
            blank(index + 1, end, "_")
            index = end + 1
        else:
            index += 1
    text = "".join(out)
    for found in re.finditer(r"\b(precondition|preconditionFailure|fatalError)\(", text):
        blank(found.start(), closing(text, found.end() - 1) + 1, "_")
    return "".join(out)


def closing_quote(source, opening):
    """Where a text ends; what is interpolated in it belongs to it."""
    index = opening + 1
    while source[index] != '"':
        if source.startswith("\\(", index):
            index = closing(source, index + 1)
        elif source[index] == "\\":
            index += 1
        index += 1
    return index


def closing(text, opening):
    """The bracket that closes this one."""
    pairs = {"(": ")", "{": "}", "[": "]"}
    depth = 0
    for index in range(opening, len(text)):
        if text[index] == text[opening]:
            depth += 1
        elif text[index] == pairs[text[opening]]:
            depth -= 1
            if depth == 0:
                return index
    raise ValueError("a bracket is not closed")


# What replaces a token that stands between two blanks.
BOUNDARIES = {"<": ["<="], "<=": ["<"], ">": [">="], ">=": [">"]}
EQUALITIES = {"==": ["!="], "!=": ["=="]}
ARITHMETIC = {
    "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*"], "%": ["/"], "+=": ["-="], "-=": ["+="],
    "<<": [">>"], "|=": ["&="],
}
LOGIC = {"&&": ["||"], "||": ["&&"]}
WORDS = {
    "true": ["false"], "false": ["true"], "min": ["max"], "max": ["min"], "first": ["last"],
    "last": ["first"], "insert": ["remove"], "remove": ["insert"], "union": ["intersection"],
    "subtracting": ["intersection"], "contains": [], "allSatisfy": ["contains"],
}
EMPTY = [
    (r"Bool", ["true", "false"]), (r".*\?", ["nil"]), (r"\[[^:]*\]", ["[]"]), (r"\[.*:.*\]", ["[:]"]),
    (r"Set<.*>|Holds", ["[]"]), (r"Int\d*", ["0"]), (r"Money|UnitPrice|Quantity", [".zero"]),
    (r"String", ['""']),
]


def tokens(code, table):
    """Operators between blanks, but for those that are declared there."""
    for found in re.finditer(r"(?<= )(\S{1,2})(?= )", code):
        if found[1] in table and not re.search(r"func $", code[:found.start()][-5:]):
            for text in table[found[1]]:
                yield found.start(), found.end(), text


def boundaries(code):
    yield from tokens(code, BOUNDARIES)


def equalities(code):
    yield from tokens(code, EQUALITIES)


def arithmetic(code):
    yield from tokens(code, ARITHMETIC)
    # A sign in front.
    for found in re.finditer(r"(?<=[\s(:])-(?=[a-z(])", code):
        yield found.start(), found.end(), ""


def logic(code):
    yield from tokens(code, LOGIC)
    for found in re.finditer(r"(?<=[\s(\[{:])!(?=[a-zA-Z(])", code):
        yield found.start(), found.end(), ""


def negations(code):
    """Conditions turned round, where they bind nothing."""
    for found in re.finditer(r"\b(?:if|guard) ([^{}]*?) (?=\{|else \{)", code):
        condition = found[1]
        if re.search(r"\b(let|var|case)\b|,", condition) or condition.startswith("!"):
            continue
        yield found.start(1), found.end(1), f"!({condition})"


def constants(code):
    for found in re.finditer(r"(?<![\w.$\"])(\d[\d_]*)(?![\w.\"])", code):
        value = int(found[1].replace("_", ""))
        for other in {0: [1], 1: [0, 2]}.get(value, [value + 1, value - 1]):
            yield found.start(), found.end(), str(other)


def words(code):
    for found in re.finditer(r"\b([a-zA-Z]+)\b", code):
        for text in WORDS.get(found[1], []):
            if code[:found.start()].endswith("keepingCapacity: "):
                continue
            # A label or a declaration is no use of the word.
            if not re.match(r"\s*:(?!:)", code[found.end():]) or text in ("true", "false"):
                yield found.start(), found.end(), text
    for found in re.finditer(r"(?<=[\w)\]])\.sorted\(\)", code):
        yield found.start(), found.end(), ""
    for found in re.finditer(r"(?<=[\w)])(\.\.\.|\.\.<)(?=[\w(])", code):
        yield found.start(), found.end(), "..<" if found[1] == "..." else "..."


def statements(code):
    """Whole statements of one line, left out; and conditions of loops."""
    for found in re.finditer(r"^[ ]{4,}(.+)$", code, re.M):
        line = found[1]
        if any(line.count(left) != line.count(right) for left, right in ("()", "{}", "[]")):
            continue
        is_jump = re.match(r"if [^{]* \{ (return|continue|break)\b.*\}$", line)
        is_change = re.match(r"(if [^{]* \{ )?[\w.\[\]()?$]+( [-+|&]?= |\.\w+\(|\()", line)
        if re.match(r"(let|var|return|guard|for|while|switch|case|default|else|func|self\.\w+ = )", line):
            continue
        if "reserveCapacity" in line:
            continue
        follows = code[found.end() + 1:].lstrip(" ")
        if (is_jump or is_change) and not re.match(r"[.?:+*/&|-]|else\b", follows):
            if not line.endswith((",", "(", "=", "&&", "||")):
                yield found.start(1), found.end(1), ""
    for found in re.finditer(r"\bfor [^{\n]*?( where [^{\n]*?) \{", code):
        yield found.start(1), found.end(1), ""


def guards(code):
    for found in re.finditer(r"\bguard\s[^{}]*?\belse \{", code):
        if not re.search(r"\b(let|var|case)\b", found[0]):
            yield found.start(), closing(code, found.end() - 1) + 1, ""


def returns(code):
    """A function that does nothing, or always gives the plainest answer."""
    for found in re.finditer(r"\bfunc [^{}]*?\{(?=\s)|\bvar \w+: [^{}=\n]+ \{(?= [^}\n]*\}|\n)", code):
        head = found[0][:-1].strip()
        if re.match(r"\s*(get|set|switch policy)\b", code[found.end():]):
            continue
        if head.startswith("var"):
            kind = head.split(":", 1)[1].strip()
        elif "->" in head:
            kind = head.rsplit("->", 1)[1].strip()
        else:
            yield found.end(), found.end(), " return;"
            continue
        for pattern, values in EMPTY:
            if re.fullmatch(pattern, kind):
                for value in values:
                    yield found.end(), found.end(), f" return {value};"
                break


def swaps(code):
    """Two plain arguments, the one in the place of the other."""
    plain = r"[\w.$]+"
    for found in re.finditer(
            rf"(?<=[\w])\((?:\w+: )?({plain}), (?:\w+: )?({plain})\)", code):
        before = code[:found.start()][-40:]
        if found[1] == found[2] or re.search(r"func \w+$|\b(min|max)$", before):
            continue
        text = code[found.start(1):found.end(2)]
        middle = text[len(found[1]):len(text) - len(found[2])]
        yield found.start(1), found.end(2), found[2] + middle + found[1]


OPERATORS = [
    boundaries, equalities, arithmetic, logic, negations, constants, words, statements, guards,
    returns, swaps,
]


def mutants(path, source):
    """Every mutant of a file."""
    code = masked(source)
    for operator in OPERATORS:
        for start, end, text in operator(code):
            if "_" in code[start:end] and "_" not in source[start:end]:
                continue
            # Text that was blanked is taken from the source again.
            if operator is negations:
                text = f"!({source[start:end]})"
            first = source.rfind("\n", 0, start) + 1
            last = source.find("\n", end)
            was = " ".join(source[first:last].split())
            now = " ".join((source[first:start] + text + source[end:last]).split())
            yield Mutant(
                path, start, end, text, operator.__name__, source.count("\n", 0, start) + 1, was,
                now or "(left out)")
