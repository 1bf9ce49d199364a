package org.orebook.chassis.statement;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import org.orebook.chassis.problem.FieldError;

/**
 * A document that a caller stated, being read: gathers everything that is wrong with it, so that it can be said at once.
 */
public abstract class StatedReading {

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_URI = 2000;
    private static final int LONGEST_LANGUAGE = 35;

    private final List<FieldError> errors = new ArrayList<>();

    /** What was wrong so far, in the order in which it was read. */
    public final List<FieldError> errors() {
        return errors;
    }

    /** Notes an error and stands in, as null, for the value that there is not. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    protected final <T> T error(String field, Object value, String reason) {
        errors.add(FieldError.of(field, value, reason));
        return null;
    }

    /** The value, or an error where a list has {@code null} in its place. */
    protected final <T> T present(String field, T value) {
        return value == null ? error(field, null, "is null") : value;
    }

    /** The text without surrounding white space; {@code null} where nothing is left. */
    protected final String text(String field, String stated) {
        return text(field, stated, LONGEST_TEXT);
    }

    /** The same, of at most so many characters. */
    protected final String text(String field, String stated, int longest) {
        if (stated == null) {
            return null;
        }
        String text = stated.strip();
        if (text.length() > longest) {
            return error(field, text, "at most " + longest + " characters");
        }
        String fault = PlainText.fault(text);
        if (fault != null) {
            return error(field, null, fault);
        }
        return text.isEmpty() ? null : text;
    }

    /** A date as sources state them; {@code null} where there is none. */
    protected final String date(String field, String stated) {
        return stated == null || PartialDate.isValid(stated)
                ? stated
                : error(field, stated, "expected a year, month or day of ISO 8601, such as 2025-11-06");
    }

    /** An address that may be shown to people as a link; {@code null} where there is none. */
    protected final String uri(String field, String stated) {
        if (stated == null) {
            return null;
        }
        if (stated.length() > LONGEST_URI) {
            return error(field, stated, "at most " + LONGEST_URI + " characters");
        }
        String fault = PlainText.fault(stated);
        if (fault != null) {
            return error(field, null, fault);
        }
        try {
            URI uri = new URI(stated);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            // Links are shown to people: nothing that a browser would run.
            return scheme.equals("http") || scheme.equals("https") || scheme.equals("urn") || scheme.equals("doi")
                    ? stated
                    : error(field, stated, "expected an absolute http, https, urn or doi URI");
        } catch (URISyntaxException illFormed) {
            return error(field, stated, "is not a well-formed URI");
        }
    }

    /** A BCP 47 language in its canonical form; {@code null} where there is none. */
    protected final String languageTag(String field, String tag) {
        if (tag == null) {
            return null;
        }
        if (tag.length() > LONGEST_LANGUAGE) {
            return error(field, tag, "at most " + LONGEST_LANGUAGE + " characters");
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty()
                    ? error(field, tag, "expected a BCP 47 language")
                    : locale.toLanguageTag();
        } catch (IllformedLocaleException illFormed) {
            return error(field, tag, "expected a BCP 47 language such as en, ru or kk");
        }
    }

    /** An ISO 15924 script; {@code null} where there is none. */
    protected final String scriptCode(String field, String code) {
        if (code == null) {
            return null;
        }
        boolean known = code.length() == 4 && Character.isUpperCase(code.charAt(0)) && isScript(code);
        return known ? code : error(field, code, "expected an ISO 15924 script such as Latn or Cyrl");
    }

    private static boolean isScript(String code) {
        try {
            Character.UnicodeScript.forName(code);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }

    /** A document with at least a title or an address; {@code null} where there is none. */
    protected final SourceReference sourceReference(String field, SourceReference stated) {
        if (stated == null) {
            return null;
        }
        String title = text(field + ".title", stated.title());
        String uri = uri(field + ".uri", stated.uri());
        if (title == null && uri == null) {
            error(field, null, "a source has a title or a URI");
        }
        return new SourceReference(title, uri, date(field + ".publishedOn", stated.publishedOn()));
    }
}
