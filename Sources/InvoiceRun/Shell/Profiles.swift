import Invoicing

/// The log profiles shipped with the program: the same files a user may write.
package enum BuiltInProfiles {
  /// Name and text of each, by name.
  package static var files: [(name: String, bytes: [UInt8])] {
    [
      ("anydesk.yaml", PackageResources.anydesk_yaml),
      ("anydesk-trace.yaml", PackageResources.anydesk_trace_yaml),
      ("canonical.yaml", PackageResources.canonical_yaml),
      ("clockify.yaml", PackageResources.clockify_yaml),
      ("kimai.yaml", PackageResources.kimai_yaml),
      ("teamviewer-api.yaml", PackageResources.teamviewer_api_yaml),
      ("teamviewer-console.yaml", PackageResources.teamviewer_console_yaml),
      ("teamviewer-incoming.yaml", PackageResources.teamviewer_incoming_yaml),
      ("teamviewer-outgoing.yaml", PackageResources.teamviewer_outgoing_yaml),
      ("toggl.yaml", PackageResources.toggl_yaml),
    ]
  }

  /// Layouts to start from: copied by `profile new --from`, never used as they are.
  static var templates: [(name: String, bytes: [UInt8])] {
    [
      ("meshcentral.yaml", PackageResources.meshcentral_yaml),
      ("pl-manual.yaml", PackageResources.pl_manual_yaml),
      ("rustdesk-pro.yaml", PackageResources.rustdesk_pro_yaml),
      ("splashtop.yaml", PackageResources.splashtop_yaml),
      ("take-control.yaml", PackageResources.take_control_yaml),
      ("ultraviewer.yaml", PackageResources.ultraviewer_yaml),
      ("zammad.yaml", PackageResources.zammad_yaml),
      ("zoho-assist.yaml", PackageResources.zoho_assist_yaml),
    ]
  }
}
