private import Glibc

/// A folder of its own below `TMPDIR`, removed with all it holds when the value goes.
struct ScratchSpace: ~Copyable {
  let path: String

  init() throws(FileError) {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var name = Array((base + "/invoice-run-XXXXXX").utf8CString)
    let made = unsafe name.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return false }
      return unsafe mkdtemp(start) != nil
    }
    guard made else { throw FileError(.create, base, .system(errno)) }
    path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    guard let slash = path.lastIndex(of: "/") else { return }
    guard let parent = try? Folder.open(String(path[..<slash])) else { return }
    try? parent.remove(String(path[path.index(after: slash)...]))
  }
}
