package org.orebook.deposits.importing.source;

import java.math.BigDecimal;

/**
 * A figure as its file says it.
 *
 * @param field the column of the value
 * @param unitField the column of the unit
 * @param qualifier what the file says of how exact it is, or null
 * @param value as written, 0 or more
 * @param unit in the file's words, or null
 */
public record ReportedFigure(String field, String unitField, String qualifier, BigDecimal value, String unit) {}
