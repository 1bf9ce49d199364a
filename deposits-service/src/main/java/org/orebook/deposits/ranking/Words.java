package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as they are shown. */
final class Words {

    /** A tonne has a million grams: nothing in the ground is known better. */
    private static final int GRAMS = 6;

    private static final int PERCENT_DECIMALS = 4;

    private Words() {}

    /** {@code 44,000,000 t}. */
    static String tonnes(BigDecimal tonnes) {
        return new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(tonnes) + " t";
    }

    /** To the gram, without zeros at the end, and not in powers of ten. */
    static BigDecimal shown(BigDecimal tonnes) {
        BigDecimal rounded = tonnes.scale() > GRAMS ? tonnes.setScale(GRAMS, RoundingMode.HALF_EVEN) : tonnes;
        BigDecimal plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** To four places. */
    static BigDecimal percent(BigDecimal percent) {
        return percent.setScale(PERCENT_DECIMALS, RoundingMode.HALF_EVEN);
    }
}
