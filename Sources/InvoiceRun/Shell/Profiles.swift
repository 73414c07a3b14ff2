import Invoicing

/// The log profiles shipped with the program: the same files a user may write.
enum BuiltInProfiles {
  /// Name and text of each, by name.
  static var files: [(name: String, bytes: [UInt8])] {
    [
      ("anydesk.yaml", PackageResources.anydesk_yaml),
      ("canonical.yaml", PackageResources.canonical_yaml),
      ("clockify.yaml", PackageResources.clockify_yaml),
      ("kimai.yaml", PackageResources.kimai_yaml),
      ("teamviewer-api.yaml", PackageResources.teamviewer_api_yaml),
      ("teamviewer-console.yaml", PackageResources.teamviewer_console_yaml),
      ("toggl.yaml", PackageResources.toggl_yaml),
    ]
  }
}
