/**
 * What every request passes first, before routing, before authentication and before its body is read: it gets an id, and
 * it is refused unless its target and its head can be read in one way only.
 */
package org.orebook.gateway.arrival;
