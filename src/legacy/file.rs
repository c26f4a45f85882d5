//! Files that cannot be read as a legacy document, and what is lost of those that can.

use super::{Class, Gravity};
use crate::diag::{Rule, Severity};

/// The bytes are something else than a Word file of 1993 to 2003.
pub static FILE_NOT_WORD97: Rule = Rule {
    code: "FILE-NOT-WORD97",
    severity: Severity::Error,
    summary: "The file is no Word document of the kind that its reader knows.",
    explanation: "The name says that it is a Word file, and the bytes say that it is something else: a Word file of \
                  another generation, a web page, an archive, or a compound file without a document in it. The \
                  message says what it looks like. Give the file its true extension, or open it in the program that \
                  made it and save it as .docx.",
};

/// The file is damaged beyond reading.
pub static FILE_CORRUPT: Rule = Rule {
    code: "FILE-CORRUPT",
    severity: Severity::Error,
    summary: "The file is damaged.",
    explanation: "The structures that lead to the text are cut off or point to nowhere. Where some text could be read \
                  all the same, it is given, and what is lost is reported with it; but a damaged file proves \
                  nothing. Look for another copy of it.",
};

/// The file is encrypted.
pub static FILE_ENCRYPTED: Rule = Rule {
    code: "FILE-ENCRYPTED",
    severity: Severity::Error,
    summary: "The file is protected by a password.",
    explanation: "Its text is encrypted or obfuscated, so that nothing of it can be read. Open it in Word with its \
                  password, take the password off (File, Info, Protect Document), and save it again.",
};

/// Text is lost at the end of a story or of the file.
pub static TEXT_TRUNCATED: Class = Class {
    rule: Rule {
        code: "TEXT-TRUNCATED",
        severity: Severity::Warning,
        summary: "Text of the file is cut off.",
        explanation: "The file says that it holds more text than is in it, so that the rest of a story is lost. Look \
                      for another copy of the file.",
    },
    gravity: Gravity::Text,
};
