package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.orebook.agreements.commitment.Grant;
import org.orebook.agreements.commitment.RefusedLine;

/**
 * How it stands with what an agreement commits.
 *
 * @param waitsSince when deposits were asked; {@code null} where no answer is waited for
 * @param signing what takes effect once they grant it; {@code null} where the agreement itself is not being signed
 * @param grants the lines that are granted at present
 * @param refused why the last request was refused; empty where it was not
 * @param refusedAt when that was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CommitmentStanding(
        Instant waitsSince, Signing signing, List<Grant> grants, List<RefusedLine> refused, Instant refusedAt) {

    static final CommitmentStanding NONE = new CommitmentStanding(null, null, List.of(), List.of(), null);

    public CommitmentStanding {
        grants = grants == null ? List.of() : List.copyOf(grants);
        refused = refused == null ? List.of() : List.copyOf(refused);
    }

    CommitmentStanding asked(Signing toSign, Instant at) {
        return new CommitmentStanding(at, toSign, grants, List.of(), null);
    }

    CommitmentStanding granted(List<Grant> lines) {
        return new CommitmentStanding(null, null, lines, List.of(), null);
    }

    CommitmentStanding refused(List<RefusedLine> lines, Instant at) {
        return new CommitmentStanding(null, null, grants, lines, at);
    }
}
