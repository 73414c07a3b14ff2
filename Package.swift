// swift-tools-version: 6.2
// What is built, and which part may know which. Arrows point only downward; see docs/walk.md.
import PackageDescription

let package = Package(
  name: "invoice-run",
  products: [.executable(name: "invoice-run", targets: ["InvoiceRun"])],
  dependencies: [
    // The command line: parsing, help and usage errors.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // billing.yaml and log profiles, with line and column of every node.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The ledger: SQLite with migrations, transactions and bound arguments only.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Tests only: a second reader of CSV, to compare ours with.
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CXlsx", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    // Work on all processors, for what is written.
    .target(name: "Parallel"),
    .target(name: "Xlsx", dependencies: ["Parallel", "CXlsx", "CZlib"]),
    .target(name: "Invoicing"),
    .target(name: "Documents", dependencies: ["Invoicing", "Xlsx"]),
    .target(
      name: "Ledger",
      dependencies: [
        "Invoicing", "Parallel", "CCrypto", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    .executableTarget(
      name: "InvoiceRun",
      dependencies: [
        "Invoicing", "Documents", "Ledger", "Parallel", "Xlsx", "Yams",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Profiles"), .embedInCode("Templates")]),
    .testTarget(name: "XlsxTests", dependencies: ["Xlsx"]),
    // Months built in code, for the tests of the rules, the documents and the runs.
    .target(name: "TestMonths", dependencies: ["Invoicing"], path: "Tests/TestMonths"),
    .testTarget(
      name: "InvoicingTests",
      dependencies: [
        "Invoicing", "TestMonths", .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "Invoicing", "Xlsx"],
      exclude: ["Goldens", "Readers"]),
    .testTarget(
      name: "LedgerTests",
      dependencies: ["Ledger", "Invoicing", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Fixtures"]),
    .testTarget(
      name: "InvoiceRunTests",
      dependencies: ["InvoiceRun", "Documents", "Ledger", "Invoicing", "TestMonths"],
      exclude: ["Readers"]),
    // Reads the sources of all others, so it depends on none.
    .testTarget(name: "HouseTests"),
  ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    // A warning left standing hides the next one.
    .treatAllWarnings(as: .error),
    // `any` is written where a box is paid for.
    .enableUpcomingFeature("ExistentialAny"),
    // An import leaks to nobody by accident.
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    // Every line that touches raw memory says `unsafe`.
    .strictMemorySafety(),
    // Debug builds, which the tests run, look at every access; a release build need not again.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
  ]
}
