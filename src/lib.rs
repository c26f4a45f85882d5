//! engross makes the official PDF and DOCX of a document from its one canonical XML.
