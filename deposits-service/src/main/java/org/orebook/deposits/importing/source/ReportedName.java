package org.orebook.deposits.importing.source;

/**
 * A name as the file gives it, cleaned but not transliterated.
 *
 * @param language ISO 639 code as the file gives it, or null
 * @param script ISO 15924 code as the file gives it, or null
 * @param kind {@link #MAIN}, {@link #ALTERNATIVE}, or what a GeoJSON file says
 */
public record ReportedName(String text, String language, String script, String kind) {

    public static final String MAIN = "main";
    public static final String ALTERNATIVE = "alternative";
}
