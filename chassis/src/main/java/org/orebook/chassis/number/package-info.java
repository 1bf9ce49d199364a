/** Readable numbers that say nothing but which record is meant. */
package org.orebook.chassis.number;
