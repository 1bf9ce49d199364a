/**
 * Where countries stand by an edition's figures, how concentrated those are, and what either would be if estimates of
 * deposits were added. What is not known stays unknown: a country without a figure has no rank, an estimate on a basis that
 * nobody stated has one answer per reading, and all that is left out is listed with its reason.
 */
package org.orebook.deposits.ranking;
