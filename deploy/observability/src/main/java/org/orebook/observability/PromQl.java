package org.orebook.observability;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads from an expression of PromQL which series and labels it names. What it computes is promtool's affair. */
public final class PromQl {
    /** Words that a list of labels follows. */
    private static final Set<String> GROUPINGS = Set.of("by", "without", "on", "ignoring", "group_left", "group_right");

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset", "atan2", "inf", "nan");

    private final String text;
    private final List<Selector> selectors = new ArrayList<>();
    private final Set<String> grouped = new LinkedHashSet<>();
    private int at;

    /**
     * A series that is selected.
     *
     * @param labels that its matchers name
     */
    public record Selector(String series, Set<String> labels) {
        public Selector {
            labels = Set.copyOf(labels);
        }
    }

    private PromQl(String text) {
        this.text = text;
    }

    /** Reads an expression. */
    public static PromQl read(String expression) {
        PromQl read = new PromQl(expression);
        read.run();
        return read;
    }

    /** What it selects. */
    public List<Selector> selectors() {
        return List.copyOf(selectors);
    }

    /** The labels that it groups or matches by. */
    public Set<String> grouped() {
        return Set.copyOf(grouped);
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (isNameStart(c)) {
                named(word());
            } else if (c == '"' || c == '\'') {
                skipString(c);
            } else if (c == '[') {
                at = text.indexOf(']', at) + 1;
            } else if (Character.isDigit(c)) {
                // With its unit or exponent.
                word();
            } else {
                at++;
            }
        }
    }

    private void named(String name) {
        skipSpace();
        if (GROUPINGS.contains(name)) {
            grouped.addAll(labels('(', ')'));
        } else if (!OPERATORS.contains(name) && !isNext('(') && !isAggregation()) {
            selectors.add(new Selector(name, isNext('{') ? labels('{', '}') : Set.of()));
        } else if (isNext('(')) {
            at++;
        }
    }

    /** Whether what it is grouped by stands between its name and its operand. */
    private boolean isAggregation() {
        return text.startsWith("by", at) || text.startsWith("without", at);
    }

    /** The names in a list, without what they are compared with. */
    private Set<String> labels(char opening, char closing) {
        Set<String> labels = new LinkedHashSet<>();
        if (!isNext(opening)) {
            return labels;
        }
        at++;
        while (text.charAt(at) != closing) {
            char c = text.charAt(at);
            if (isNameStart(c)) {
                labels.add(word());
            } else if (c == '"' || c == '\'') {
                skipString(c);
            } else {
                at++;
            }
        }
        at++;
        return labels;
    }

    private boolean isNext(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private void skipString(char quote) {
        at++;
        while (text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private String word() {
        int begin = at;
        while (at < text.length() && (isNameStart(text.charAt(at)) || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return text.substring(begin, at);
    }

    private static boolean isNameStart(char c) {
        return c == '_' || c == ':' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
