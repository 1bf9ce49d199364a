/**
 * Exact quantities: units of mass and grade, what a mass is of, and the factors between them. Values are decimals as they
 * were written; only a division may round, to 34 digits (IEEE 754 decimal128).
 */
package org.orebook.chassis.quantity;
