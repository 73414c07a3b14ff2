private import Glibc

/// How many threads work at once.
package enum Jobs {
  /// As many as the machine has processors, at least one.
  package static let ofMachine = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
