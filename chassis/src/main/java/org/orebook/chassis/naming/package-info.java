/**
 * Names in several languages and scripts, and how they are compared and searched: across scripts, accents and the many
 * transliterations of one name.
 */
package org.orebook.chassis.naming;
