"""Opens an export of Framaforms (Drupal Webform), CSV or XLS: three heading rows, a question above the options that it names."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    options=(("[", "]"), (" [", "]"), (" : ", "")),
    # What Webform adds to every export, by its words or by its keys, as whoever exports chooses (Webform 7.x-4,
    # « webform.report.inc », `webform_webform_results_download_submission_information_info`); in French, as sites translate it.
    added=frozenset(
        {
            *("Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID"),
            *("Username", "Time", "webform_serial", "webform_sid", "webform_time", "webform_completed_time"),
            *("webform_modified_time", "webform_draft", "webform_ip_address", "webform_uid", "webform_username"),
            *("Série", "Numéro", "Heure", "Temps", "Heure de soumission", "Terminé", "Heure de modification"),
            *("Brouillon", "Adresse IP", "Identifiant utilisateur", "Nom d’utilisateur"),
        }
    ),
    looked_at=6,
)
