package org.orebook.deposits.importing.source;

import java.util.List;

/** One record of the file: read, or rejected with everything that is wrong with it. */
public sealed interface RowReading {

    /** The data row (or feature) in the file, counted from 1; header and blank lines are not counted. */
    long number();

    /** The line of the text on which it begins, counted from 1. */
    long line();

    record Accepted(DepositRow row) implements RowReading {
        @Override
        public long number() {
            return row.number();
        }

        @Override
        public long line() {
            return row.line();
        }
    }

    /**
     * An estimate with the site that it is of.
     *
     * @param site the row as one of a deposit
     * @param passedOver values that say nothing and stand in nobody's way
     */
    record Estimated(DepositRow site, ReportedEstimate estimate, List<RowError> passedOver) implements RowReading {
        public Estimated {
            passedOver = List.copyOf(passedOver);
        }

        @Override
        public long number() {
            return site.number();
        }

        @Override
        public long line() {
            return site.line();
        }
    }

    record Rejected(long number, long line, List<RowError> errors) implements RowReading {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
