/**
 * Which collection belongs to which service, and the way there and back: streaming, with time limits, and with headers
 * that neither side could have slipped in.
 */
package org.orebook.gateway.routing;
