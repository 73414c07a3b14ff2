@main
struct InvoiceRun {
  static func main() {}
}
