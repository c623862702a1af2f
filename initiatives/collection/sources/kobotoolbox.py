"""Opens an export of KoboToolbox or ODK, CSV or XLSX: `groupe/question/option` headings, codes, 0/1 columns or both."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(
    opens=("workbook", "text"),
    options=(("/", ""), (" > ", ""), (".", ""), ("-", "")),
    groups=("/", " > ", ".", "-"),
    # What KoboToolbox adds to every export (support.kobotoolbox.org, « Exporting and downloading your data »), and ODK.
    added=frozenset(
        {
            *("start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid"),
            *("_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by"),
            *("__version__", "_tags", "_index", "_xform_id_string"),
            *("_parent_table_name", "_submission__id", "_submission__uuid", "_submission__submission_time"),
            *("_submission__validation_status", "_submission__notes", "_submission__status"),
            *("_submission__submitted_by", "_submission___version__", "_submission__tags"),
            *("formhub/uuid", "meta/instanceID", "meta/instanceName", "meta/rootUuid"),
            *("SubmissionDate", "meta-instanceID", "meta-instanceName", "KEY", "SubmitterID", "SubmitterName"),
            *("AttachmentsPresent", "AttachmentsExpected", "Status", "ReviewState", "DeviceID", "Edits", "FormVersion"),
        }
    ),
    looked_at=1,
)
