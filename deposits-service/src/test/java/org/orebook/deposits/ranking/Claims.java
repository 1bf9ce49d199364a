package org.orebook.deposits.ranking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.orebook.chassis.quantity.Qualifier;
import org.orebook.deposits.estimate.Category;
import org.orebook.deposits.estimate.CategoryRow;
import org.orebook.deposits.estimate.EstimateContent;
import org.orebook.deposits.estimate.EstimateKind;
import org.orebook.deposits.estimate.EstimateState;
import org.orebook.deposits.estimate.Figure;
import org.orebook.deposits.estimate.ReportingCode;

/** Estimates as tests need them. */
final class Claims {

    private Claims() {}

    static Figure tonnes(Qualifier qualifier, String value) {
        return new Figure(qualifier, new BigDecimal(value), "t", null, null);
    }

    static Figure grade(String value, String unit) {
        return new Figure(Qualifier.EXACTLY, new BigDecimal(value), unit, null, null);
    }

    static CategoryRow row(Figure contained, Category... categories) {
        return new CategoryRow(List.of(categories), null, null, contained);
    }

    static CategoryRow row(String contained, Category... categories) {
        return row(tonnes(Qualifier.EXACTLY, contained), categories);
    }

    /** A claim of the press, of rare earths on a basis that nobody stated. */
    static EstimateContent claim(Figure contained) {
        return claim(row(contained));
    }

    static EstimateContent claim(CategoryRow row) {
        return content("rare-earths", EstimateKind.CLAIM, ReportingCode.NONE, "not-stated", null, "2025-11-07", row);
    }

    static EstimateContent content(
            String commodity, EstimateKind kind, ReportingCode code, String basis, CategoryRow... rows) {
        return content(commodity, kind, code, basis, null, null, rows);
    }

    static EstimateContent content(
            String commodity,
            EstimateKind kind,
            ReportingCode code,
            String basis,
            BigDecimal attributablePercent,
            String publishedOn,
            CategoryRow... rows) {
        return new EstimateContent(
                commodity,
                null,
                null,
                code,
                kind,
                null,
                basis,
                List.of(rows),
                attributablePercent,
                null,
                null,
                null,
                publishedOn,
                null,
                null,
                null);
    }

    /** An estimate of a deposit of its own in Kazakhstan. */
    static WhatIfEstimate estimate(EstimateContent content) {
        return estimate(content, UUID.randomUUID(), EstimateState.REPORTED);
    }

    static WhatIfEstimate estimate(EstimateContent content, UUID deposit, EstimateState state, UUID... ancestors) {
        return estimate(content, deposit, state, "KZ", ancestors);
    }

    static WhatIfEstimate estimate(
            EstimateContent content, UUID deposit, EstimateState state, String country, UUID... ancestors) {
        return new WhatIfEstimate(
                UUID.randomUUID(),
                deposit,
                "KZ-000001",
                "Some deposit",
                country,
                state,
                Instant.parse("2025-11-10T00:00:00Z"),
                content,
                List.of(ancestors),
                List.of());
    }
}
