package org.orebook.deposits.commitment;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.orebook.chassis.json.Coded;

/** What becomes of a request: all of it, or nothing. */
sealed interface Decision {

    /** Everything is granted; nothing of an agreement that asked for nothing. */
    record Granted(List<GrantedLine> lines) implements Decision {
        public Granted {
            lines = List.copyOf(lines);
        }
    }

    /** At least one line cannot be granted. */
    record Refused(List<RefusedLine> lines) implements Decision {
        public Refused {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line that is granted.
     *
     * @param line of the deposit that it is granted of, with what it is granted out of
     * @param estimate of a tonnage: the confirmed estimate that it rests on; {@code null} where none stands any more, and
     *     less is committed than before
     * @param unchanged the commitment that goes on as it was; {@code null} for a new one
     */
    record GrantedLine(Line line, UUID estimate, UUID unchanged) {}

    /**
     * A line that cannot be granted.
     *
     * @param line as it was asked for
     * @param reason in a sentence, with the figures
     * @param requested percent, or tonnes on the basis asked for; {@code null} of an exclusivity
     * @param left likewise; {@code null} where it cannot be told
     * @param estimate of a tonnage: the confirmed estimate of the deposit itself that it does not fit in, or {@code null}
     */
    record RefusedLine(Line line, Code code, String reason, BigDecimal requested, BigDecimal left, UUID estimate) {}

    /** Why a line cannot be granted. */
    enum Code implements Coded {
        NO_SUCH_DEPOSIT("no-such-deposit"),
        SHARE_BEYOND_WHAT_IS_LEFT("share-beyond-what-is-left"),
        TONNAGE_BEYOND_WHAT_IS_LEFT("tonnage-beyond-what-is-left"),
        NO_CONFIRMED_ESTIMATE("no-confirmed-estimate"),
        BASIS_NOT_COMPARABLE("basis-not-comparable"),
        EXCLUSIVITY_OVERLAPS("exclusivity-overlaps");

        private final String code;

        Code(String code) {
            this.code = code;
        }

        @Override
        @JsonValue
        public String code() {
            return code;
        }
    }
}
