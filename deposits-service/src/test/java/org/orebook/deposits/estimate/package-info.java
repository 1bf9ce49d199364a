/** Estimates: what can be recorded, confirmed and asked. */
package org.orebook.deposits.estimate;
