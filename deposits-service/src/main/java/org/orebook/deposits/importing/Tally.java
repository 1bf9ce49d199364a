package org.orebook.deposits.importing;

/**
 * What became of rows. Created, changed, unchanged and rejected add up to those read.
 *
 * @param suspected rows whose deposit may be the same as another one
 */
record Tally(long read, long created, long changed, long unchanged, long rejected, long suspected) {

    static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    Tally plus(Tally more) {
        return new Tally(
                read + more.read,
                created + more.created,
                changed + more.changed,
                unchanged + more.unchanged,
                rejected + more.rejected,
                suspected + more.suspected);
    }
}
