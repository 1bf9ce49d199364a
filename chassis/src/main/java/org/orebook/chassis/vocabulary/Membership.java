package org.orebook.chassis.vocabulary;

import java.time.LocalDate;
import java.util.Optional;

/**
 * That a commodity is on a list.
 *
 * @param list the code of the list: {@code US}
 * @param edition the code of its edition: {@code US-2025}
 * @param listedAs the words of the list, which may say more than the commodity: {@code nickel - battery grade}
 * @param from the first day of the edition
 * @param until the first day of the next edition; empty while there is none
 */
public record Membership(String list, String edition, String listedAs, LocalDate from, Optional<LocalDate> until) {}
