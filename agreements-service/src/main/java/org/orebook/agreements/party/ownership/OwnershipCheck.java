package org.orebook.agreements.party.ownership;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.orebook.chassis.statement.SourceReference;
import org.orebook.chassis.statement.StatedReading;

/** Turns what a caller wrote about an owner into what is kept, or says everything that is wrong with it at once. */
@ApplicationScoped
class OwnershipCheck {

    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_DECIMALS = 12;
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final LocalDate EARLIEST = LocalDate.of(1500, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    /**
     * What is to be kept of a statement.
     *
     * @throws OwnershipRefusals.InvalidOwnership with all that is wrong with it
     */
    OwnershipContent content(OwnershipDocument document) {
        Reading reading = new Reading();
        OwnershipContent content = reading.read(document);
        if (!reading.errors().isEmpty()) {
            throw new OwnershipRefusals.InvalidOwnership(reading.errors());
        }
        return content;
    }

    /** One document being read. */
    private static final class Reading extends StatedReading {

        private OwnershipContent read(OwnershipDocument document) {
            boolean controls = Boolean.TRUE.equals(document.controls());
            SourceReference source = sourceReference("source", document.source());
            if (source == null) {
                error("source", null, "a statement about an owner has a source");
            }
            return new OwnershipContent(
                    percent(document.percent()),
                    controls,
                    controlBasis(controls, document.controlBasis()),
                    period(document.from(), document.to()),
                    source,
                    text("note", document.note(), LONGEST_NOTE));
        }

        private BigDecimal percent(BigDecimal stated) {
            if (stated == null) {
                return null;
            }
            if (stated.signum() <= 0 || stated.compareTo(WHOLE) > 0) {
                return error(
                        "percent",
                        stated.toPlainString(),
                        "more than 0 and at most 100; left out where it is not known");
            }
            BigDecimal percent = stated.stripTrailingZeros();
            return percent.scale() > MOST_DECIMALS
                    ? error("percent", stated.toPlainString(), "at most " + MOST_DECIMALS + " decimals")
                    : percent.setScale(Math.max(percent.scale(), 0));
        }

        private String controlBasis(boolean controls, String stated) {
            String basis = text("controlBasis", stated);
            if (controls && stated == null) {
                return error("controlBasis", null, "who controls does so on some grounds, such as a golden share");
            }
            return !controls && basis != null ? error("controlBasis", basis, "goes with controls: true") : basis;
        }

        private Period period(String from, String to) {
            Period period = new Period(day("from", from), day("to", to));
            if (period.from() != null && period.to() != null && period.to().isBefore(period.from())) {
                error("to", to, "is before the first day, " + from);
            }
            return period;
        }

        private LocalDate day(String field, String stated) {
            if (stated == null) {
                return null;
            }
            try {
                LocalDate day = LocalDate.parse(stated);
                return day.isBefore(EARLIEST) || day.isAfter(LATEST)
                        ? error(field, stated, "between " + EARLIEST + " and " + LATEST)
                        : day;
            } catch (DateTimeException illFormed) {
                return error(field, stated, "expected a day of ISO 8601, such as 2025-11-06");
            }
        }
    }
}
