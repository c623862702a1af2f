"""Opens a delimited text file: `;`, `,`, tabulation or `|`, in any usual encoding."""

from initiatives.collection.heading_rows import ExportLayout

LAYOUT = ExportLayout(opens=("text",), options=(("[", "]"), (" [", "]"), ("/", ""), (" : ", "")))
