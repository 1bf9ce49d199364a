package org.orebook.agreements.commitment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All that an agreement commits from now on; without lines everything that it committed is released.
 *
 * @param version of the agreement's commitments: of two requests the one with the greater version is later
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitmentRequest(Subject agreement, int version, Instant at, List<Line> lines) {

    public CommitmentRequest {
        lines = List.copyOf(lines);
    }

    /** The agreement, as far as a ledger has to know it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Subject(
            UUID id,
            String number,
            String type,
            String title,
            String confidentiality,
            Instant embargoUntil,
            List<Party> parties) {

        public Subject {
            parties = List.copyOf(parties);
        }
    }

    /** A party to it. */
    public record Party(UUID id, String code, String name) {}

    /**
     * What one subject line commits.
     *
     * @param kind share, tonnage or exclusivity
     * @param percent of the deposit's equity
     * @param tonnes contained commodity on its basis
     * @param from the first day, in ISO 8601
     * @param until the last day, likewise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            UUID line,
            UUID deposit,
            String kind,
            UUID holder,
            BigDecimal percent,
            String commodity,
            BigDecimal tonnes,
            String basis,
            String outOf,
            String from,
            String until) {}
}
