package org.orebook.gateway.arrival;

/** Character classes of URIs (RFC 3986). */
final class Ascii {
    private Ascii() {}

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** pchar of RFC 3986 without the percent sign, and without the semicolon, which services read as a parameter. */
    static boolean isPathCharacter(char c) {
        return isAlphanumeric(c) || "-._~!$&'()*+,=:@".indexOf(c) >= 0;
    }

    /** Visible, and neither an end of the query nor a delimiter that a log or a shell would trip over. */
    static boolean isQueryCharacter(char c) {
        return c > ' ' && c < 0x7f && c != '#' && c != '"' && c != '<' && c != '>' && c != '\\';
    }

    /** The value of the hexadecimal digit, or -1. */
    static int hex(char c) {
        return c < 0x7f ? Character.digit(c, 16) : -1;
    }
}
