package org.orebook.agreements.agreement;

import java.util.Currency;

/** Currencies of ISO 4217, as the JDK knows them. */
final class Currencies {

    private Currencies() {}

    static boolean isOne(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
