using System.ComponentModel.DataAnnotations;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using NsmCon.Admin.Forms;

namespace NsmCon.Admin.Tests.Shared;

public class FieldTests
{
    sealed class Form
    {
        [Required, EmailAddress, MaxLength(200)]
        public string Email { get; set; } = "ada@example.org";

        [StringLength(100)]
        public string? Company { get; set; }
        public DateTime StartsAt { get; set; } = new(2020, 3, 30, 9, 15, 0);
        public TimeOnly OpensAt { get; set; } = new(8, 15);
        public DayOfWeek Day { get; set; } = DayOfWeek.Monday;
        public bool Consent { get; set; }
    }

    [Fact]
    public async Task A_field_takes_its_kind_its_limit_and_its_words_from_the_property()
    {
        var email = await Render(nameof(Form.Email));
        var company = await Render(nameof(Form.Company));

        Assert.Equal(("email", "200", "ada@example.org"), (email.OfInput("type"), email.OfInput("maxlength"), email.OfInput("value")));
        Assert.NotNull(email.OfInput("required"));
        Assert.Null(company.OfInput("required"));
        Assert.Equal("Company (optional)", company.QuerySelector("label")!.TextContent);
    }

    [Fact]
    public async Task A_wrong_field_says_so_in_words_that_belong_to_its_input()
    {
        var field = await Render(nameof(Form.Email), hint: "Only we see it.", error: "Enter an e-mail address.");

        Assert.Equal("field wrong", field.QuerySelector("div")!.ClassName);
        Assert.Equal(("true", "Email-hint Email-error"), (field.OfInput("aria-invalid"), field.OfInput("aria-describedby")));
        Assert.Equal("Enter an e-mail address.", field.QuerySelector("#Email-error")!.TextContent);
        Assert.Equal("Only we see it.", field.QuerySelector("#Email-hint")!.TextContent);
    }

    [Theory]
    [InlineData(nameof(Form.StartsAt), "datetime-local", "2020-03-30T09:15")]
    [InlineData(nameof(Form.OpensAt), "time", "08:15")]
    public async Task A_moment_is_shown_to_the_minute(string property, string type, string value)
    {
        var field = await Render(property);

        Assert.Equal((type, value), (field.OfInput("type"), field.OfInput("value")));
    }

    [Fact]
    public async Task An_enum_brings_its_own_choices()
    {
        var field = await Render(nameof(Form.Day));

        Assert.Equal(7, field.QuerySelectorAll("option").Length);
        Assert.Equal("Monday", field.QuerySelector("option[selected]")!.TextContent);
    }

    [Fact]
    public async Task A_checkbox_stands_in_its_label()
    {
        var field = await Render(nameof(Form.Consent));

        Assert.NotNull(field.QuerySelector("label.check > input[type=checkbox][name=Consent]"));
    }

    [Theory]
    [InlineData("/Registrations/Public/Register.cshtml", "email")]
    [InlineData("/Registrations/Edit.cshtml", null)]
    public async Task A_browser_fills_in_a_persons_own_data_on_public_forms_only(string view, string? autocomplete) =>
        Assert.Equal(autocomplete, (await Render(nameof(Form.Email), view: view)).OfInput("autocomplete"));

    static async Task<IDocument> Render(
        string property,
        string? hint = null,
        string? error = null,
        string view = "/Registrations/Edit.cshtml"
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddControllersWithViews();
        await using var app = builder.Build();
        var services = app.Services;
        var metadata = services.GetRequiredService<IModelMetadataProvider>();
        var viewData = new ViewDataDictionary<Form>(metadata, new ModelStateDictionary()) { Model = new Form() };
        if (error is not null)
            viewData.ModelState.AddModelError(property, error);
        var field = new FieldTagHelper(services.GetRequiredService<IHtmlGenerator>())
        {
            For = services.GetRequiredService<ModelExpressionProvider>().CreateModelExpression(viewData, property),
            Hint = hint,
            ViewContext = new ViewContext
            {
                HttpContext = new DefaultHttpContext { RequestServices = services },
                ViewData = viewData,
                FormContext = new(),
                ExecutingFilePath = view,
            },
        };
        var output = new TagHelperOutput("field", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));

        await field.ProcessAsync(new TagHelperContext("field", [], new Dictionary<object, object>(), property), output);

        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(html.ToString());
    }
}

static class FieldReading
{
    public static string? OfInput(this IDocument field, string attribute) => field.QuerySelector("input")!.GetAttribute(attribute);
}
