package org.orebook.agreements.agreement;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an obligation says, checked.
 *
 * @param party who has to do it: a party to the agreement
 * @param dueOn the last day; {@code null} where there is none
 * @param state open, met or waived
 * @param evidence how it is known to be met, or why it was waived; {@code null} where nobody said so
 */
record ObligationContent(String text, UUID party, LocalDate dueOn, ObligationState state, String evidence) {}
