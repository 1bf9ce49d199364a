/** Tests of what needs no gateway around it. */
package org.orebook.gateway.routing;
