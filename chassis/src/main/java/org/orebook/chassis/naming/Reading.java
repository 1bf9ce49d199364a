package org.orebook.chassis.naming;

/**
 * How the letters are read that mean different sounds in different spellings. A name without such letters reads the
 * same both ways.
 */
enum Reading {
    /**
     * The likelier one: {@code j} at the start is Kazakh Ж (Jezqazgan), elsewhere Russian Й or the start of Я and Ю
     * (Kundybajskoe, Oktjabrskoe); {@code yo} is Ыо (Saryoba); {@code č š ž ş} are ч ш ж ш; {@code c} and {@code ç} are
     * plain.
     */
    LIKELY,
    /**
     * The other one: {@code j} at the start is Й (Jarega), between other letters Ж (Uzynjal); {@code yo} after a
     * consonant is Ё (Molodyozhnoe); carons and cedillas are only accents (Cukaru for Čukaru), except that {@code ç} is
     * Turkmen and Turkish ч; {@code c} before e, i, y and v is ц.
     */
    OTHER
}
