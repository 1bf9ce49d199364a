package org.orebook.deposits.importing.source;

/**
 * A commodity as the file calls it ({@code Gemstone > Diamond}), not looked up.
 *
 * @param role {@link #MAIN}, {@link #BY_PRODUCT}, what a GeoJSON file says, or null where the file does not tell
 */
public record ReportedCommodity(String term, String role) {

    public static final String MAIN = "main";
    public static final String BY_PRODUCT = "by-product";
}
