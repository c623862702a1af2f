"""Opens a delimited text file: `;`, `,`, tabulation or `|`, in any usual encoding."""

from initiatives.collection.heading_rows import Layout

LAYOUT = Layout(opens=("text",), options=(("[", "]"), (" [", "]"), ("/", ""), (" : ", "")))
