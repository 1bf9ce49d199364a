package org.orebook.deposits.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateState;
import org.orebook.deposits.estimate.ReportingCode;

/** The parts of a what-if that a ranking and a concentration have in common. */
final class WhatIfView {

    private WhatIfView() {}

    /**
     * An estimate that was added.
     *
     * @param low tonnes on the basis of the table, the least that it can be
     * @param high the most
     * @param words the arithmetic, line by line
     * @param label what it is, and what it is not
     * @param openFindings codes of what was found about it and no reviewer has accepted; absent where there is nothing
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "AddedEstimate")
    record Added(
            UUID estimate,
            UUID deposit,
            String depositNumber,
            String depositName,
            String country,
            EstimateState state,
            EstimateKind kind,
            ReportingCode reportingCode,
            BigDecimal low,
            BigDecimal high,
            Qualifier qualifier,
            List<String> words,
            String label,
            List<String> openFindings) {

        static Added of(Taken taken) {
            WhatIfEstimate estimate = taken.estimate();
            return new Added(
                    estimate.id(),
                    estimate.deposit(),
                    estimate.depositNumber(),
                    estimate.depositName(),
                    estimate.country(),
                    estimate.state(),
                    estimate.content().kind(),
                    estimate.content().reportingCode(),
                    Words.shown(taken.tonnes().low()),
                    Words.shown(taken.tonnes().high()),
                    taken.qualifier(),
                    taken.words(),
                    label(estimate),
                    estimate.openFindings());
        }

        private static String label(WhatIfEstimate estimate) {
            EstimateKind kind = estimate.content().kind();
            ReportingCode code = estimate.content().reportingCode();
            String what =
                    kind.code() + (code == ReportingCode.NONE ? " without a reporting code" : " under " + code.code());
            String is = switch (kind) {
                case PRODUCTION -> ": a what-if";
                case RESERVE ->
                    code == ReportingCode.NONE ? ": a what-if, not a reserve" : ": a what-if, counted by nobody yet";
                case RESOURCE, ENDOWMENT, CLAIM -> ": a what-if, not a reserve";
            };
            String doubted = estimate.state() == EstimateState.DISPUTED ? "; it is disputed" : "";
            return what + is + doubted;
        }
    }

    /**
     * An estimate, or a part of one, that was not added.
     *
     * @param categories of the part; absent where the whole is meant or it states none
     * @param words why
     * @param counted the estimate that counts in its place
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "LeftOutEstimate")
    record Left(
            UUID estimate,
            UUID deposit,
            String depositNumber,
            String depositName,
            String country,
            List<Category> categories,
            LeftOut.Reason reason,
            String words,
            UUID counted) {

        static Left of(LeftOut left) {
            return new Left(
                    left.estimate().id(),
                    left.estimate().deposit(),
                    left.estimate().depositNumber(),
                    left.estimate().depositName(),
                    left.estimate().country(),
                    left.categories(),
                    left.reason(),
                    left.words(),
                    left.counted());
        }
    }
}
