package import Invoicing

/// An amount in words, without its sign: `sto siedemnaście złotych czterdzieści sześć groszy`,
/// `one hundred seventeen zloty forty-six grosze`; `ninety-nine CHF 50/100` where the language has
/// no words for the currency here.
package func amountInWords(_ amount: Money, _ currency: Currency, _ language: Language) -> String {
  let hundredths = amount.grosze.magnitude
  let whole = Int(hundredths / 100)
  let part = Int(hundredths % 100)
  guard let names = CurrencyNames.of(currency, language) else {
    return numberInWords(whole, language) + " " + currency.code + " " + paddedNumber(part, 2)
      + "/100"
  }
  return numberInWords(whole, language) + " " + names.whole[form(whole, language)] + " "
    + numberInWords(part, language) + " " + names.part[form(part, language)]
}

/// A whole number in words: `dwieście jeden tysięcy`, `two hundred one thousand`.
///
/// - Parameter number: not negative.
package func numberInWords(_ number: Int, _ language: Language) -> String {
  guard number > 0 else { return "zero" }
  var groups: [String] = []
  var rest = number
  var power = 0
  while rest > 0 {
    let group = rest % 1000
    if group > 0 { groups.append(groupInWords(group, power: power, language)) }
    rest /= 1000
    power += 1
  }
  return groups.reversed().joined(separator: " ")
}

private struct CurrencyNames {
  /// By the form a number takes: one, a few, many.
  let whole: [String]
  let part: [String]

  static func of(_ currency: Currency, _ language: Language) -> CurrencyNames? {
    switch (currency.code, language) {
    case ("PLN", .pl):
      CurrencyNames(whole: ["złoty", "złote", "złotych"], part: ["grosz", "grosze", "groszy"])
    case ("PLN", .en):
      CurrencyNames(whole: ["zloty", "zloty", "zloty"], part: ["grosz", "grosze", "grosze"])
    case ("EUR", .pl):
      CurrencyNames(whole: ["euro", "euro", "euro"], part: ["cent", "centy", "centów"])
    case ("EUR", .en):
      CurrencyNames(whole: ["euro", "euros", "euros"], part: ["cent", "cents", "cents"])
    case ("USD", .pl):
      CurrencyNames(
        whole: ["dolar", "dolary", "dolarów"], part: ["cent", "centy", "centów"])
    case ("USD", .en):
      CurrencyNames(whole: ["dollar", "dollars", "dollars"], part: ["cent", "cents", "cents"])
    default: nil
    }
  }
}

private func form(_ count: Int, _ language: Language) -> Int {
  language == .pl ? polishForm(count) : count == 1 ? 0 : 2
}

/// Up to 999 of a power of a thousand: `dwa tysiące`, `tysiąc`, `two million`.
private func groupInWords(_ group: Int, power: Int, _ language: Language) -> String {
  guard language == .pl else {
    let name = ["", " thousand", " million", " billion", " trillion", " quadrillion"][power]
    return hundreds(group, language) + name
  }
  guard power > 0 else { return hundreds(group, language) }
  let names = [
    ["tysiąc", "tysiące", "tysięcy"], ["milion", "miliony", "milionów"],
    ["miliard", "miliardy", "miliardów"], ["bilion", "biliony", "bilionów"],
    ["biliard", "biliardy", "biliardów"],
  ]
  let name = names[power - 1][polishForm(group)]
  return group == 1 ? name : hundreds(group, language) + " " + name
}

private func hundreds(_ number: Int, _ language: Language) -> String {
  var words: [String] = []
  if number >= 100 { words.append(hundredNames(language)[number / 100 - 1]) }
  let rest = number % 100
  let small = smallNames(language)
  if rest >= 20 {
    let ten = tenNames(language)[rest / 10 - 2]
    let unit = rest % 10 > 0 ? small[rest % 10] : ""
    // English joins tens and units with a hyphen.
    words.append(unit.isEmpty ? ten : ten + (language == .pl ? " " : "-") + unit)
  } else if rest > 0 {
    words.append(small[rest])
  }
  return words.joined(separator: " ")
}

private func smallNames(_ language: Language) -> [String] {
  switch language {
  case .pl:
    [
      "zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć",
      "dziesięć", "jedenaście", "dwanaście", "trzynaście", "czternaście", "piętnaście",
      "szesnaście", "siedemnaście", "osiemnaście", "dziewiętnaście",
    ]
  case .en:
    [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
      "nineteen",
    ]
  }
}

private func tenNames(_ language: Language) -> [String] {
  switch language {
  case .pl:
    [
      "dwadzieścia", "trzydzieści", "czterdzieści", "pięćdziesiąt", "sześćdziesiąt",
      "siedemdziesiąt", "osiemdziesiąt", "dziewięćdziesiąt",
    ]
  case .en:
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
  }
}

private func hundredNames(_ language: Language) -> [String] {
  switch language {
  case .pl:
    [
      "sto", "dwieście", "trzysta", "czterysta", "pięćset", "sześćset", "siedemset", "osiemset",
      "dziewięćset",
    ]
  case .en: smallNames(.en)[1...9].map { $0 + " hundred" }
  }
}
