package org.orebook.gateway.arrival;

import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Refusal;

/**
 * The check of the raw request target. A gateway and a service that read one path differently are a way around the
 * gateway's rules (CVE-2026-39852, CVE-2026-50559), so every spelling that has more than one reading is refused: path
 * parameters, backslashes, empty and dot segments, and anything of that sort percent-encoded once or more often.
 */
final class Target {
    private Target() {}

    /** Returns why the target is refused, or null when it is fine; allocates nothing for a target that is fine. */
    static Refusal refusal(String target, int maxLength) {
        if (target.length() > maxLength) {
            return Problem.TARGET_TOO_LONG.because("The request target may have at most " + maxLength + " characters.");
        }
        if (target.isEmpty() || target.charAt(0) != '/') {
            return Problem.BAD_TARGET.because("The request target must be an absolute path.");
        }
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        String fault = pathFault(target, end);
        if (fault == null && query >= 0) {
            fault = queryFault(target, query + 1);
        }
        return fault == null ? null : Problem.BAD_TARGET.because(fault);
    }

    private static String pathFault(String target, int end) {
        int segment = 1;
        for (int i = 1; i <= end; i++) {
            char c = i < end ? target.charAt(i) : '/';
            if (c == '/') {
                String fault = segmentFault(target, segment, i, end);
                if (fault != null) {
                    return fault;
                }
                segment = i + 1;
            } else if (c == '%') {
                String fault = encodedFault(target, i, end);
                if (fault != null) {
                    return fault;
                }
                i += 2;
            } else if (!Ascii.isPathCharacter(c)) {
                return "The path holds a character that is not allowed there.";
            }
        }
        return null;
    }

    private static String segmentFault(String target, int from, int to, int end) {
        int length = to - from;
        if (length == 0 && to < end) {
            return "The path holds an empty segment.";
        }
        boolean dot = length == 1 && target.charAt(from) == '.';
        boolean dots = length == 2 && target.charAt(from) == '.' && target.charAt(from + 1) == '.';
        return dot || dots ? "The path holds a dot segment." : null;
    }

    private static String encodedFault(String target, int percent, int end) {
        int value = octet(target, percent, end);
        if (value < 0) {
            return "The path holds a percent sign that encodes nothing.";
        }
        // An encoded percent sign is how the others come encoded twice; no path of ours has a use for it.
        boolean ambiguous = value == '/' || value == '\\' || value == ';' || value == '.' || value == '%';
        return ambiguous || value < ' ' || value == 0x7f ? "The path encodes a character that is not allowed." : null;
    }

    private static String queryFault(String target, int from) {
        for (int i = from; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c == '%') {
                int value = octet(target, i, target.length());
                if (value <= 0) {
                    return "The query holds a percent sign that encodes nothing, or a NUL.";
                }
                i += 2;
            } else if (!Ascii.isQueryCharacter(c)) {
                return "The query holds a character that is not allowed there.";
            }
        }
        return null;
    }

    private static int octet(String target, int percent, int end) {
        if (percent + 2 >= end) {
            return -1;
        }
        int high = Ascii.hex(target.charAt(percent + 1));
        int low = Ascii.hex(target.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
