package org.orebook.deposits.importing;

import jakarta.enterprise.context.ApplicationScoped;
import org.orebook.chassis.history.Act;
import org.orebook.deposits.estimate.EstimateFindings;
import org.orebook.deposits.importing.source.ImportFormat;

/** Knows how the rows of a format are taken in. */
@ApplicationScoped
class Intakes {

    private final BatchWriter deposits;
    private final EstimateBatchWriter estimates;
    private final RowTranslation translation;
    private final EstimateTranslation estimateTranslation;
    private final EstimateFindings findings;

    Intakes(
            BatchWriter deposits,
            EstimateBatchWriter estimates,
            RowTranslation translation,
            EstimateTranslation estimateTranslation,
            EstimateFindings findings) {
        this.deposits = deposits;
        this.estimates = estimates;
        this.translation = translation;
        this.estimateTranslation = estimateTranslation;
        this.findings = findings;
    }

    /** For one import. */
    Intake of(ImportRequest request, Unrecognised unrecognised, Rehearsed rehearsed, Act act) {
        return request.format() == ImportFormat.ESTIMATES
                ? new EstimateIntake(
                        estimates,
                        estimateTranslation,
                        translation,
                        findings,
                        request.visibility(),
                        unrecognised,
                        rehearsed,
                        act)
                : new DepositIntake(deposits, translation, request.visibility(), unrecognised, rehearsed, act);
    }
}
