import Invoicing
import Xlsx

/// The sheet that says what this workbook is and by which rules it was made.
func aboutSheet(_ topics: [(topic: String, text: String)], footer: String, _ language: Language)
  -> Sheet
{
  let columns: [TableColumn<(topic: String, text: String)>] = [
    TableColumn(Words.columnTopic[language], House.text) { row, _ in .text(row.topic) },
    TableColumn(Words.columnText[language], House.prose) { row, _ in .text(row.text) },
  ]
  var sheet = tableSheet(
    name: Words.about[language], columns: columns, rows: topics, footer: footer,
    isLandscape: false)
  // The only column of prose may take the whole page.
  sheet.columns[1].width = 90
  sheet.rowHeights = rowHeights(of: sheet)
  return sheet
}

/// The rules in force, in words: blocks, merging, month, warranty, complaints, liability, VAT.
func ruleTopics(_ steps: [TermsInForce], zoneName: String, _ language: Language)
  -> [(topic: String, text: String)]
{
  var topics: [(topic: String, text: String)] = []
  for step in steps {
    let terms = step.terms
    let from = step.from.map { steps.count > 1 ? $0.text : "" } ?? ""
    let mark = from.isEmpty ? "" : " (" + Words.termsFrom.text(language, [from]) + ")"
    topics += [
      (
        Words.topicBlocks[language] + mark,
        Words.ruleBlocks.text(
          language, [String(terms.slaBlockMinutes), String(terms.standardBlockMinutes)])
      ),
      (
        Words.topicMerge[language] + mark,
        sentence(mergeText(terms.merge, language)) + " " + Words.ruleMerge[language]
      ),
      (
        Words.topicWarranty[language] + mark,
        Words.ruleWarranty.text(language, [String(terms.warrantyDays)])
      ),
      (
        Words.topicComplaint[language] + mark,
        Words.ruleComplaint.text(language, [String(terms.complaintBusinessDays)])
      ),
    ]
  }
  topics += [
    (Words.topicMonth[language], Words.ruleMonth.text(language, [zoneName])),
    (Words.topicLiability[language], Words.ruleLiability[language]),
    (Words.topicCallOut[language], Words.ruleCallOut[language]),
    (Words.topicVAT[language], Words.ruleVAT[language]),
  ]
  return topics
}

/// What the columns mean that a header alone does not say.
func columnTopics(_ language: Language) -> [(topic: String, text: String)] {
  [
    (Words.columnLength[language], Words.aboutLength[language]),
    (Words.columnMinutes[language], Words.aboutMinutes[language]),
    (Words.columnBlocks[language], Words.aboutBlocks[language]),
    (Words.columnLevel[language], Words.aboutLevel[language]),
    (Words.checks[language], Words.aboutChecks[language]),
  ]
}

/// A phrase as a sentence: a capital first letter and a full stop.
func sentence(_ phrase: String) -> String {
  guard let first = phrase.first else { return phrase }
  return first.uppercased() + phrase.dropFirst() + "."
}
