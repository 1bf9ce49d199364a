package org.orebook.agreements.agreement;

/**
 * An agreement that was signed and had not ended on a day, as it read then.
 *
 * @param agreement as it is now
 * @param content with the amendments that had effect by then
 */
public record StandingAgreement(AgreementReference agreement, AgreementContent content) {}
