//go:build linux && webkit2_41

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <webkit2/webkit2.h>

#include "pdf_linux.h"

extern void alongsidePrinted(uintptr_t id, char *failure);

// A page that is being printed. Everything here runs on GTK's own thread.
typedef struct {
    uintptr_t id;
    char *page, *uri, *failure;
    GtkWidget *window;
    WebKitWebView *view;
    gboolean printing;
} Job;

static GHashTable *jobs; // by id, so that one that is given up can be found

static gboolean end(gpointer data) {
    Job *job = data;
    gtk_widget_destroy(job->window);
    g_free(job->page);
    g_free(job->uri);
    g_free(job->failure);
    g_free(job);
    return G_SOURCE_REMOVE;
}

// Tells what came of a job, once, and ends it when nothing is on the stack any more.
static void told(Job *job) {
    if (!g_hash_table_remove(jobs, GSIZE_TO_POINTER(job->id))) return;
    alongsidePrinted(job->id, job->failure);
    g_idle_add(end, job);
}

static void failed(WebKitPrintOperation *operation, GError *error, Job *job) {
    (void)operation;
    if (!job->failure) job->failure = g_strdup(error->message);
}

static void finished(WebKitPrintOperation *operation, Job *job) {
    told(job);
    g_object_unref(operation);
}

static void print(Job *job) {
    GtkPrintSettings *settings = gtk_print_settings_new();
    gtk_print_settings_set_printer(settings, g_dgettext("gtk30", "Print to File"));
    gtk_print_settings_set(settings, GTK_PRINT_SETTINGS_OUTPUT_URI, job->uri);
    gtk_print_settings_set(settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
    GtkPageSetup *setup = gtk_page_setup_new();
    gtk_page_setup_set_top_margin(setup, 16, GTK_UNIT_MM);
    gtk_page_setup_set_bottom_margin(setup, 16, GTK_UNIT_MM);
    gtk_page_setup_set_left_margin(setup, 16, GTK_UNIT_MM);
    gtk_page_setup_set_right_margin(setup, 16, GTK_UNIT_MM);
    WebKitPrintOperation *operation = webkit_print_operation_new(job->view);
    webkit_print_operation_set_print_settings(operation, settings);
    webkit_print_operation_set_page_setup(operation, setup);
    g_signal_connect(operation, "failed", G_CALLBACK(failed), job);
    g_signal_connect(operation, "finished", G_CALLBACK(finished), job);
    webkit_print_operation_print(operation);
    g_object_unref(settings);
    g_object_unref(setup);
}

static void loaded(WebKitWebView *view, WebKitLoadEvent event, Job *job) {
    (void)view;
    if (event != WEBKIT_LOAD_FINISHED || job->printing) return;
    job->printing = TRUE;
    print(job);
}

static gboolean broken(WebKitWebView *view, WebKitLoadEvent event, char *uri, GError *error, Job *job) {
    (void)view, (void)event, (void)uri;
    if (!job->failure) job->failure = g_strdup(error->message);
    job->printing = TRUE;
    told(job);
    return TRUE;
}

static void crashed(WebKitWebView *view, WebKitWebProcessTerminationReason reason, Job *job) {
    (void)view, (void)reason;
    if (!job->failure) job->failure = g_strdup("the web process ended");
    told(job);
}

// The page loads itself and nothing else: no script, and no way to another address.
static gboolean start(gpointer data) {
    Job *job = data;
    if (!jobs) jobs = g_hash_table_new(NULL, NULL);
    g_hash_table_insert(jobs, GSIZE_TO_POINTER(job->id), job);
    WebKitWebContext *context = webkit_web_context_new_ephemeral();
    job->view = WEBKIT_WEB_VIEW(g_object_new(WEBKIT_TYPE_WEB_VIEW, "web-context", context, NULL));
    g_object_unref(context);
    WebKitSettings *settings = webkit_web_view_get_settings(job->view);
    webkit_settings_set_enable_javascript(settings, FALSE);
    webkit_settings_set_enable_javascript_markup(settings, FALSE);
    webkit_settings_set_hardware_acceleration_policy(settings, WEBKIT_HARDWARE_ACCELERATION_POLICY_NEVER);
    webkit_settings_set_print_backgrounds(settings, TRUE);
    job->window = gtk_offscreen_window_new();
    gtk_window_set_default_size(GTK_WINDOW(job->window), 800, 1100);
    gtk_container_add(GTK_CONTAINER(job->window), GTK_WIDGET(job->view));
    gtk_widget_show_all(job->window);
    g_signal_connect(job->view, "load-changed", G_CALLBACK(loaded), job);
    g_signal_connect(job->view, "load-failed", G_CALLBACK(broken), job);
    g_signal_connect(job->view, "web-process-terminated", G_CALLBACK(crashed), job);
    webkit_web_view_load_html(job->view, job->page, "about:blank");
    return G_SOURCE_REMOVE;
}

void alongside_print(uintptr_t id, const char *page, const char *path) {
    Job *job = g_new0(Job, 1);
    job->id = id;
    job->page = g_strdup(page);
    job->uri = g_filename_to_uri(path, NULL, NULL);
    g_idle_add(start, job);
}

static gboolean stop(gpointer data) {
    Job *job = jobs ? g_hash_table_lookup(jobs, data) : NULL;
    if (job) told(job);
    return G_SOURCE_REMOVE;
}

void alongside_stop_printing(uintptr_t id) { g_idle_add(stop, GSIZE_TO_POINTER(id)); }
