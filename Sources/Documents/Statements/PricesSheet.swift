import Invoicing
import Xlsx

/// A column of the price list.
enum PriceColumn: Hashable, CaseIterable {
  case service, name, level, tier, unit, price, currency, vat, gtu, pkwiu, from, to
}

/// The rows of the price list behind the lines (R9).
func pricesSheet(
  _ prices: [Price], layout: Layout<PriceColumn>, footer: String, _ language: Language
) -> Sheet {
  let columns = layout.keys.map { key -> TableColumn<Price> in
    switch key {
    case .service:
      TableColumn(Words.columnServiceID[language], House.text, isID: true) { price, _ in
        .text(price.service)
      }
    case .name:
      TableColumn(Words.columnService[language], House.prose) { price, _ in
        .text(price.name(language))
      }
    case .level:
      TableColumn(Words.columnLevel[language], House.text) { price, _ in
        .text(Words.level(price.level)[language])
      }
    case .tier:
      TableColumn(Words.columnTier[language], House.text) { price, _ in
        price.tier.map { .text(Words.tier($0)[language]) } ?? .empty
      }
    case .unit:
      TableColumn(Words.columnUnit[language], House.text) { price, _ in
        .text(Words.unit(price.unit)[language])
      }
    case .price:
      TableColumn(Words.columnUnitPrice[language], House.price) { price, _ in
        .number(price.net.tenThousandths, decimals: 4)
      }
    case .currency:
      TableColumn(Words.columnCurrency[language], House.code) { price, _ in
        .text(price.currency.code)
      }
    case .vat:
      TableColumn(Words.columnVAT[language], House.code, isID: true) { price, _ in
        .text(price.vat.rawValue)
      }
    case .gtu:
      TableColumn("GTU", House.text) { price, _ in textValue(price.gtu) }
    case .pkwiu:
      TableColumn("PKWiU", House.text, isID: true) { price, _ in textValue(price.pkwiu) }
    case .from:
      TableColumn(Words.columnValidFrom[language], House.day) { price, _ in
        dayValue(price.validity.from)
      }
    case .to:
      TableColumn(Words.columnValidTo[language], House.day) { price, _ in
        dayValue(price.validity.to)
      }
    }
  }
  return tableSheet(
    name: layout.sheet, columns: columns, rows: prices, footer: footer, isLandscape: false)
}
