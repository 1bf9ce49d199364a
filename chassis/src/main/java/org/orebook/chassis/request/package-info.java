/** The request id that ties an answer, its log lines and its problem document together. */
package org.orebook.chassis.request;
