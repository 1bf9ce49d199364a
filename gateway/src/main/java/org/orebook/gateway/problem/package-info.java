/** How the gateway says no: RFC 9457 problem documents of its own, and the courtesy of letting the client read them. */
package org.orebook.gateway.problem;
