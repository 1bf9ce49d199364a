package org.orebook.agreements.document;

import org.orebook.chassis.statement.PlainText;

/** Names of files, as people read them: none is ever a path of ours. */
final class FileName {

    private static final int LONGEST = 200;

    private FileName() {}

    /** What is wrong with a name, or {@code null}. */
    static String fault(String name) {
        if (name.isBlank() || name.length() > LONGEST) {
            return "1 to " + LONGEST + " characters";
        }
        if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.chars().allMatch(c -> c == '.')) {
            return "expected the name of a file, without folders";
        }
        String fault = PlainText.fault(name);
        return fault == null && name.codePoints().anyMatch(FileName::isUnseen)
                ? "has a character that is not seen, or turns the direction of what follows"
                : fault;
    }

    /** With these a name can be made to show another ending than it has. */
    private static boolean isUnseen(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.UNASSIGNED;
    }
}
